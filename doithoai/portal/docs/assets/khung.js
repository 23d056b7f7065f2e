/* The frame of every page: menu, colours, contents, the way up, copying, printing. Every page reads well without it. */
"use strict";
(() => {
const body = document.body, one = (query) => document.querySelector(query), all = (query) => [...document.querySelectorAll(query)];

/* The menu of a narrow screen */
const drawer = one("#__drawer"), open = one(".dt-open"), menu = one("#dt-menu");
const turn = (shown) => {
	drawer.checked = shown;
	open.setAttribute("aria-expanded", shown);
	if (shown) menu.querySelector("a").focus({ preventScroll: true });
};
open.addEventListener("click", () => turn(!drawer.checked));
drawer.addEventListener("change", () => turn(drawer.checked));
menu.addEventListener("click", (event) => { if (event.target.closest("a")) turn(false); });
menu.addEventListener("focusout", (event) => {
	if (drawer.checked && event.relatedTarget && !menu.contains(event.relatedTarget)) turn(false);
});
addEventListener("keydown", (event) => {
	if (event.key !== "Escape" || !drawer.checked) return;
	turn(false);
	open.focus();
});
addEventListener("pageshow", () => turn(false));

/* Light and dark */
const schemes = all(".dt-scheme");
const paint = (scheme) => body.setAttribute("data-md-color-scheme", scheme);
for (const button of schemes)
	button.addEventListener("click", () => {
		const to = button.dataset.dtTo;
		paint(to);
		try { localStorage.setItem("dt-nen", to); } catch (refused) { /* this page alone is repainted */ }
		schemes.find((other) => other.dataset.dtFrom === to).focus();
	});

/* What an address points at is unfolded */
const target = () => { try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (malformed) { return null; } };
const unfold = () => {
	const found = target();
	let folded = false;
	for (let part = found; part; part = part.parentElement)
		if (part.tagName === "DETAILS" && !part.open) folded = part.open = true;
	if (folded) found.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();

/* Contents that follow, and the way up for one who turns back by hand: a jump to a petition scrolls back a little too */
const links = all(".md-nav--secondary a[href^='#']"), parts = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));
const up = one(".md-top");
let last = 0, waiting = false, here, led = false;
for (const kind of ["wheel", "touchmove", "keydown"]) addEventListener(kind, () => { led = true; }, { passive: true, once: true });
const follow = () => {
	waiting = false;
	const now = scrollY;
	if (Math.abs(now - last) > 4 || now < 400) {
		up.hidden = !led || now < 400 || now > last;
		last = now;
	}
	if (!links.length || !links[0].offsetParent) return;
	const passed = parts.filter((part) => part && part.getBoundingClientRect().top < 110).length;
	const end = innerHeight + now >= document.documentElement.scrollHeight - 2 && now > 0;
	const link = links[end ? links.length - 1 : passed - 1];
	if (link === here) return;
	for (const other of links) other.classList.toggle("md-nav__link--active", other === link);
	here = link;
	const wrap = links[0].closest(".md-sidebar__scrollwrap");
	if (link && wrap.scrollHeight > wrap.clientHeight) wrap.scrollTop = link.offsetTop - wrap.clientHeight / 2;
};
addEventListener("scroll", () => { if (!waiting) waiting = requestAnimationFrame(follow); }, { passive: true });
follow();
up.addEventListener("click", () => {
	scrollTo(0, 0);
	one(".md-skip").focus({ preventScroll: true });
});

/* Copying a block of code */
if (navigator.clipboard)
	for (const code of all("pre > code")) {
		const button = document.createElement("button");
		Object.assign(button, { type: "button", className: "dt-copy", textContent: "Sao chép" });
		button.addEventListener("click", () => navigator.clipboard.writeText(code.innerText).then(() => { button.textContent = "Đã sao chép"; }));
		code.parentElement.before(button);
	}

/* Printing: a button where one is waiting; folded parts opened for browsers whose sheets cannot open them */
for (const button of all("button.dt-print")) {
	button.hidden = false;
	button.addEventListener("click", () => print());
}
for (const link of all(".dt-code > a")) link.addEventListener("click", () => setTimeout(() => print()));
const unfolded = [];
addEventListener("beforeprint", () => {
	if (!CSS.supports("selector(::details-content)"))
		for (const part of all("details:not([open])")) unfolded.push(part), part.open = true;
});
addEventListener("afterprint", () => { for (const part of unfolded.splice(0)) part.open = false; });
})();
