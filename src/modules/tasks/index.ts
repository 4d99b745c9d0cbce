export { notifyOverdue, rollOver } from './daily'
export { followTask } from './follow'
export { taskBoardQuery } from './reads/taskBoard'
export {
  managerOf,
  presentTask,
  readTasks,
  TASK_COLUMNS,
  taskQuery,
  tasksWithExchange,
  type TaskRead,
  type TaskRow,
} from './reads/tasks'
export { remindDaily, saveReminders } from './reminders'
export { assertSourceFieldsKept, claimStatus, stampCompletion } from './rules'
export { startTasks } from './templates'
