// Times as figures.

/** The value below which a share of some times lies. */
export const at = (times, share) => {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};

/** Times in a line. */
export const figures = (times) => `median ${at(times, 0.5).toFixed(1)} ms, p90 ${at(times, 0.9).toFixed(1)} ms, p99 ${at(times, 0.99).toFixed(1)} ms`;
