/** A time as people say it: `40 s`, `5 min`, `3 h`, `2 d`. */
export function age(seconds: number): string {
  const [n, unit] =
    seconds < 120
      ? [seconds, 's']
      : seconds < 7200
        ? [seconds / 60, 'min']
        : seconds < 172_800
          ? [seconds / 3600, 'h']
          : [seconds / 86_400, 'd']
  return `${Math.floor(Number(n))} ${unit}`
}
