/** Whose tasks can be looked at: the firm's people choose between their own and those of their team. */
export const whoseChoices = (staff: boolean): { value: string; name: string }[] => [
  { value: 'all', name: 'All in my exchanges' },
  { value: 'mine', name: 'Mine' },
  ...(staff ? [{ value: 'team', name: 'My team’s' }] : []),
]
