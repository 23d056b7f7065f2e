/* Print buttons, where scripts run. Everything else about printing is in in-an.css. */
for (const one of document.querySelectorAll("button.dt-print")) {
	one.hidden = false;
	one.addEventListener("click", () => print());
}
