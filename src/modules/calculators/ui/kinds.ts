/** The calculators, each at its address, with what it assumes written out. */
export const CALCULATORS = [
  {
    kind: 'deadlines',
    name: 'Deadlines',
    title: 'When is day 45, and when does the exchange end?',
    assumes: [
      'The day of the transfer is day 0. The last day counts to its end; day 45 and day 180 are never moved from a weekend or holiday (IRC 1031(a)(3)).',
      'Of several properties sold in one exchange the first sale starts both periods.',
      'The exchange ends with day 180 or with the due date of the tax return, whichever is earlier. Only an extension that was filed counts. The due date of the return, and it alone, moves to the next business day (IRC 7503).',
      'The taxpayer files for the calendar year, unless another due date is given.',
      'A disaster moves dates only by an IRS notice that covers this taxpayer (Rev. Proc. 2018-58).',
    ],
  },
  {
    kind: 'identification',
    name: 'Identification',
    title: 'Does what is identified meet one of the three rules?',
    assumes: [
      'Values are fair market values at the end of day 45, without deducting any loan; of a share, the value of the share.',
      'Three properties of any value, or any number up to twice the value sold, or 95% of all that was identified is received. Each limit may be reached.',
      'What is received within the 45 days counts as identified. What goes with a larger property counts with it up to 15% of its value.',
      'Whether a notice is valid, signed and sent to the right person, is what you say here; it is not judged.',
    ],
  },
  {
    kind: 'form-8824',
    name: 'Form 8824',
    title: 'How much gain is recognized, and what is the new basis?',
    assumes: [
      'Part III of Form 8824. Cash received is gross: with the expenses that were paid out of the proceeds.',
      'New debt and the client’s own cash make up for debt that was paid off; new debt never makes up for cash received. A loss is never recognized.',
      'Recapture is what the CPA enters; nothing is estimated. With other property given or received a statement is attached instead of lines 12 to 18.',
    ],
  },
  {
    kind: 'release',
    name: 'Release of funds',
    title: 'May exchange funds be paid out now?',
    assumes: [
      'The agreement denies the client the right to receive, pledge, borrow or otherwise benefit from the funds, but for the exceptions of Reg. 1.1031(k)-1(g)(6).',
      'Before the end of day 45 nothing goes to the client; after it only when nothing identified is left to acquire, on a contingency of the agreement, or after the exchange period.',
      'The result shows whether a rule prevents the payment. The agreement, two approvals and a call back to a number on file are needed in any case.',
    ],
  },
] as const
export type CalculatorKind = (typeof CALCULATORS)[number]['kind']

export const calculatorOf = (kind: string) => CALCULATORS.find((entry) => entry.kind === kind) ?? null
