const DAY = 24 * 60 * 60 * 1000;

/** The day in so many days, as the browser's clock shows it. */
export function dayAhead(days: number): string {
  const day = new Date(Date.now() + days * DAY);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(
    day.getDate(),
  )}`;
}
