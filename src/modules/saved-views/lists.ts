/** The lists of which views are saved. */
export const LISTS = ['exchanges', 'tasks', 'contacts', 'board'] as const
