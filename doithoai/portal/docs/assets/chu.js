/* Words as people type them, with or without diacritics: the same as doithoai/search/folding.py. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

export const WORD = /([\p{L}\p{N}]+)/u;
export const formOf = (word) => {
	const plain = word.toLowerCase().normalize("NFD"), tones = plain.match(TONES) || [];
	return plain.replace(TONES, "").normalize("NFC").replace(/([bcdđghklmnpqrstvx])y$/, "$1i") + tones.join("");
};
export const termOf = (form) => form.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
export const formsOf = (text) => text.normalize("NFC").split(WORD).filter((_, i) => i % 2).map(formOf);
export const termsOf = (text) => formsOf(text).map(termOf);

/* Whether a text says what was typed: its words one after another, the last one perhaps not finished. What is typed
with diacritics must stand so; what is typed without them fits any. */
export const matcher = (typed) => {
	const wanted = formsOf(typed).map((form) => [form, termOf(form)]), end = wanted.length - 1;
	const open = (form, last) => form.startsWith(last) || form.normalize("NFD").startsWith(last.normalize("NFD"));
	return (text) => {
		const forms = formsOf(text), terms = forms.map(termOf);
		const fits = ([form, term], i, at) =>
			forms[at] === form || (form === term && (i < end ? terms[at] === term : terms[at].startsWith(term))) || (i === end && open(forms[at], form));
		return forms.some((_, from) => from + end < forms.length && wanted.every((one, i) => fits(one, i, from + i))) || !wanted.length;
	};
};
