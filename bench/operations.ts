/** What is compared with the floor, and how much of it is wanted. */
export type Operation = {
  name: string
  /** The floor's address; `ID` stands for one of the coordinator's exchanges, `ME` for the coordinator. */
  floor: string
  /** One or several requests of an API, which count as one, and the share of the floor that is wanted. */
  rest?: { asks: readonly string[]; wanted: number | null }
  portal?: { asks: readonly string[]; wanted: number | null }
  body?: (exchange: string) => string
}

const FIELDS = [
  'exchangeNumber',
  'name',
  'type',
  'status',
  'clientName',
  'coordinatorName',
  'relinquishedTransferDate',
  'identificationDeadline',
  'exchangeDeadline',
  'relinquishedValueCents',
  'proceedsCents',
]
/** The columns that the floor answers, and no record beside the one that is listed. */
const SELECTED = `depth=0&${FIELDS.map((field) => `select[${field}]=true`).join('&')}`

/** @param today the calendar date before which a task is overdue */
export const operations = (today: string): readonly Operation[] => [
  {
    name: 'list of 25 exchanges with client and total',
    floor: '/list',
    rest: { asks: [`/api/exchanges?limit=25&sort=exchangeDeadline&${SELECTED}`], wanted: 0.11 },
    portal: { asks: ['/api/portal/exchanges?limit=25&sort=exchangeDeadline'], wanted: 0.5 },
  },
  {
    name: 'the same list with all fields and the record of each client',
    floor: '/list',
    rest: { asks: ['/api/exchanges?limit=25&sort=exchangeDeadline'], wanted: null },
  },
  {
    name: 'one exchange with its parties',
    floor: '/one?id=ID',
    rest: { asks: ['/api/exchanges/ID', '/api/exchanges/ID/participants'], wanted: 0.06 },
  },
  {
    name: 'my overdue tasks with total',
    floor: '/overdue',
    rest: {
      asks: [
        `/api/tasks?where[assignee][equals]=ME&where[status][in]=PENDING,IN_PROGRESS&where[dueDate][less_than]=${today}&sort=dueDate&limit=25`,
      ],
      wanted: 0.12,
    },
    portal: { asks: ['/api/portal/tasks?whose=mine&due=overdue&limit=25'], wanted: 0.5 },
  },
  {
    name: 'last 50 messages',
    floor: '/messages?id=ID',
    rest: { asks: ['/api/messages?where[exchange][equals]=ID&sort=-id&limit=50'], wanted: 0.16 },
    portal: { asks: ['/api/exchanges/ID/messages?limit=50'], wanted: 0.6 },
  },
  {
    name: 'search by name with total',
    floor: '/search?q=Ibarra',
    rest: {
      asks: [
        `/api/exchanges?where[or][0][name][contains]=Ibarra&where[or][1][clientName][contains]=Ibarra&limit=25&sort=exchangeDeadline&${SELECTED}`,
      ],
      wanted: 0.11,
    },
    portal: { asks: ['/api/portal/exchanges?limit=25&q=Ibarra'], wanted: 0.5 },
  },
  {
    name: 'create a message (ours with its audit row)',
    floor: '/send?id=ID',
    rest: { asks: ['/api/messages'], wanted: 0.09 },
    body: (exchange) => JSON.stringify({ exchange, content: 'A message of the benchmark' }),
  },
]
