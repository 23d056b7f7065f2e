/* SHA-256 of bytes: by the browser where it lends a hand, else here, as on a page that is opened from a disk. */
const PRIMES = [];
for (let number = 2; PRIMES.length < 64; number++) if (PRIMES.every((one) => number % one)) PRIMES.push(number);
const fraction = (value) => Math.floor((value - Math.floor(value)) * 2 ** 32);
const ROUNDS = Uint32Array.from(PRIMES, (one) => fraction(Math.cbrt(one)));
const BEGIN = Uint32Array.from(PRIMES.slice(0, 8), (one) => fraction(Math.sqrt(one)));
const turned = (value, by) => (value >>> by) | (value << (32 - by));

const block = (state, words, view, at) => {
	for (let i = 0; i < 64; i++) {
		if (i < 16) words[i] = view.getUint32(at + i * 4);
		else {
			const early = words[i - 15];
			const late = words[i - 2];
			words[i] =
				words[i - 16] +
				words[i - 7] +
				(turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) +
				(turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
		}
	}
	let [a, b, c, d, e, f, g, h] = state;
	for (let i = 0; i < 64; i++) {
		const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUNDS[i] + words[i];
		const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
		[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
	}
	[a, b, c, d, e, f, g, h].forEach((value, i) => {
		state[i] += value;
	});
};

/** @param {Uint8Array} bytes */
export const counted = (bytes) => {
	const state = BEGIN.slice();
	const words = new Uint32Array(64);
	const whole = bytes.length - (bytes.length % 64);
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	for (let at = 0; at < whole; at += 64) block(state, words, view, at);
	const rest = bytes.subarray(whole);
	const last = new Uint8Array(rest.length < 56 ? 64 : 128);
	last.set(rest);
	last[rest.length] = 128;
	const end = new DataView(last.buffer);
	end.setUint32(last.length - 8, Math.floor(bytes.length / 2 ** 29));
	end.setUint32(last.length - 4, (bytes.length % 2 ** 29) * 8);
	for (let at = 0; at < last.length; at += 64) block(state, words, end, at);
	return [...state].map((value) => value.toString(16).padStart(8, "0")).join("");
};

export const sha256 = async (bytes) => {
	if (!globalThis.crypto?.subtle) return counted(bytes);
	const found = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
	return [...found].map((one) => one.toString(16).padStart(2, "0")).join("");
};
