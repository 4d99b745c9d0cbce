/** Which of the workers this process is: from 1 to as many as run beside each other. */
export const workerNumber = (): string => process.env['VITEST_POOL_ID'] ?? '1'
