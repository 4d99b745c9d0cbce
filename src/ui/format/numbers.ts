const NUMBER = new Intl.NumberFormat('en-US')

/** A count as people write it: "10,000". */
export const writtenNumber = (count: number): string => NUMBER.format(count)
