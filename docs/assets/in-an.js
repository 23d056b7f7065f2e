/* Print buttons, where scripts run; and folded parts opened for printing where style sheets cannot open them. */
const folded = [];
addEventListener("beforeprint", () => {
	if (CSS.supports("selector(::details-content)")) return;
	for (const one of document.querySelectorAll("details:not([open])")) {
		folded.push(one);
		one.open = true;
	}
});
addEventListener("afterprint", () => {
	for (const one of folded.splice(0)) one.open = false;
});
for (const one of document.querySelectorAll("button.dt-print")) {
	one.hidden = false;
	one.addEventListener("click", () => print());
}
