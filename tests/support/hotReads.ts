/** The reads that people wait for most, and the most SQL statements that each may take. */
export type HotRead = { name: string; path: string; most: number }

/** @param exchange one of the caller's exchanges */
export const hotReads = (exchange: string): readonly HotRead[] => [
  { name: 'list of exchanges with client and total', path: '/api/exchanges?limit=25', most: 6 },
  { name: 'one exchange', path: `/api/exchanges/${exchange}`, most: 5 },
  { name: 'participants of an exchange', path: `/api/exchanges/${exchange}/participants`, most: 4 },
  { name: 'messages of an exchange', path: `/api/exchanges/${exchange}/messages?limit=50`, most: 4 },
  { name: 'messages over the generic API, each with its sender', path: '/api/messages?limit=50', most: 6 },
  { name: 'timeline of an exchange', path: `/api/exchanges/${exchange}/timeline`, most: 4 },
  {
    name: 'my overdue tasks',
    path: '/api/tasks?where[dueDate][less_than]=2026-06-01&limit=25',
    most: 6,
  },
  { name: 'the exchange list of the portal', path: '/api/portal/exchanges?limit=25', most: 4 },
  { name: 'the task list of the portal', path: '/api/portal/tasks?limit=25', most: 5 },
  {
    name: 'my overdue tasks in the portal',
    path: '/api/portal/tasks?whose=mine&due=overdue&limit=25',
    most: 5,
  },
  { name: 'search over everything', path: '/api/search?q=Exchange', most: 8 },
  { name: 'the board of deadlines', path: '/api/portal/board', most: 6 },
  { name: 'the board of tasks', path: '/api/portal/task-board', most: 5 },
  { name: 'the identification of an exchange', path: `/api/exchanges/${exchange}/identification`, most: 7 },
  { name: 'the stage of an exchange', path: `/api/exchanges/${exchange}/stage`, most: 9 },
  { name: 'the calendar of all exchanges', path: `/api/exchanges/${exchange}/calendar.ics`, most: 4 },
  { name: 'contacts to choose from', path: '/api/contacts/search?q=keller&limit=8', most: 6 },
  { name: 'people to add', path: '/api/portal/people?q=keller', most: 4 },
  { name: 'the contact list of the portal', path: '/api/portal/contacts?q=keller&limit=25', most: 4 },
  { name: 'search by name', path: '/api/portal/exchanges?q=Exchange&limit=25', most: 4 },
]
