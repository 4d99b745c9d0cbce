/** Something a person should look at: a code that stays fixed, and a sentence for the person. */
export type Warning = { code: string; message: string }
