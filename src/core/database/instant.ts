/** A column with a point in time as SQL for the text in which Payload gives it: UTC, to the millisecond. */
export const isoInstant = (column: string): string =>
  `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
