/** Does something with each of many things, a few at a time: for what is asked thousands of times. */
export async function inParallel<T>(
  things: readonly T[],
  work: (thing: T) => Promise<void>,
  atOnce = 8,
): Promise<void> {
  const waiting = things.values()
  const worker = async () => {
    for (const thing of waiting) await work(thing)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
