/** What the lines of Form 8824, Part III, hold, in words of our own. */
export const LINE_NAMES: Readonly<Record<string, string>> = {
  12: 'Market value of other property given', 13: 'Adjusted basis of other property given', 14: 'Gain or loss on other property given',
  15: 'Boot: cash, other property and net debt relief, less expenses', 16: 'Market value of like-kind property received', 17: 'Lines 15 and 16 together',
  18: 'Adjusted basis given, remaining expenses, net amounts paid', 19: 'Gain or loss realised', 20: 'The smaller of boot and gain', 21: 'Ordinary income under the recapture rules',
  22: 'The rest of the recognised gain', 23: 'Gain recognised', 24: 'Gain or loss deferred', 25: 'Basis of like-kind property received',
  '25a': 'Basis: real property under section 1250', '25b': 'Basis: property under sections 1245, 1252, 1254, 1255', '25c': 'Basis: intangible property',
}
