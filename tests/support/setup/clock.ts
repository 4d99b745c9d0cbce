/** The instant to which the run has moved the clock of the business, as `npm test` sets it; null for the real one. */
export const movedClock = (): string | null => process.env['PEAK_CLOCK'] || null
