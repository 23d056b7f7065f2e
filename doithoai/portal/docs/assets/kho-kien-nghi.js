/* The files of doithoai/listing: what is known of each unit-year, and its petitions. */
const PATIENCE = 60000;
export const openAt = async (base) => {
	const read = async (name, cache) => {
		const answer = await fetch(new URL(name, base), { cache, signal: AbortSignal.timeout?.(PATIENCE) });
		if (!answer.ok) throw answer;
		return answer.json();
	};
	const all = await read("index.json", "no-cache");
	const kept = new Map();
	const named = (places) => places.map((place) => all.w[place]);
	const years = all.p.map(([unit, year, size, count, open, overdue, fields, states, villages, offices]) => {
		const [slug, name, sample] = all.u[unit];
		const left = [open && "mo", overdue && "qua-han"].filter(Boolean);
		return {
			slug,
			year,
			size,
			count,
			sample,
			name: name[0].toUpperCase() + name.slice(1),
			/* What its rows may answer to a filter. */
			"don-vi": [slug],
			nam: [`${year}`],
			"linh-vuc": named(fields),
			"tinh-trang": named(states),
			thon: named(villages),
			"co-quan": named(offices),
			con: left,
		};
	});
	return {
		...all,
		years,
		/* Its conferences, the newest first: [number, title, rows]. */
		read({ slug, year }) {
			const name = `${slug}-${year}.json?v=${all.v}`;
			if (!kept.has(name))
				kept.set(
					name,
					read(name).catch((error) => {
						kept.delete(name);
						throw error;
					}),
				);
			return kept.get(name);
		},
	};
};
