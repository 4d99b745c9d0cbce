/**
 * An input that no rule of the exchange law can be applied to: a date that does not exist, cents
 * that are not whole, a property that points nowhere. The API answers it with 400.
 */
export class InvalidInput extends Error {
  /**
   * @param field the input at fault, as a path from the top of the input (`identified.2.incidentalTo`)
   * @param message what is wrong with it, for the person who typed it
   */
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message)
    this.name = 'InvalidInput'
  }
}
