/* Runs before anything is drawn, so that a page never flashes in the wrong colours: the scheme that was chosen, else the
   one of the system. Put into every page; its hash stands in the policy. No comment of the kind that ends with the line. */
((page, body) => {
  let kept;
  try { kept = localStorage.getItem("dt-nen"); } catch (refused) { kept = ""; }
  const dark = kept ? kept === "slate" : matchMedia("(prefers-color-scheme: dark)").matches;
  page.className = "js";
  body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
})(document.documentElement, document.body);
