/** The address of a phone number: what a phone dials when it is tapped. */
export const telephone = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`
