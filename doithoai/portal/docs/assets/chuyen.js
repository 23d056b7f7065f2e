// A redirect loses what stands behind #, as in #kn-7: with it, this goes to the new page first and ends the old one.
(() => {
  const to = document.currentScript.dataset.to;
  if (location.hash) {
    window.stop();
    location.replace(to + location.hash);
  }
})();
