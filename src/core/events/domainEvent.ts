import type { Sql } from '../database/sql'

/** What must be true at once when something happened: in the transaction of what happened. */
type Handler<Data, Answer> = (sql: Sql, data: Data) => Promise<Answer>

/**
 * Something that happens in one module and has consequences in others: the module that publishes it
 * does not know them. Subscribers run one after the other in the publisher's transaction; what one of
 * them throws rolls everything back.
 */
export class DomainEvent<Data, Answer = void> {
  private handlers: Handler<Data, Answer>[] | null = null

  /** @param name as `module.what-happened`, for errors */
  constructor(readonly name: string) {}

  /** @internal for `subscribers` of the registry */
  attach(handler: Handler<Data, Answer>): void {
    this.handlers = [...(this.handlers ?? []), handler]
  }

  /**
   * @returns what the subscribers answered
   * @throws when nobody is subscribed: without its consequences an event must not pass as done
   */
  async publish(sql: Sql, data: Data): Promise<Answer[]> {
    if (!this.handlers) throw new Error(`Nobody is subscribed to "${this.name}".`)
    const answers: Answer[] = []
    for (const handle of this.handlers) answers.push(await handle(sql, data))
    return answers
  }
}

/** A subscriber as its module declares it; the registry of modules attaches it. */
export type Subscription = { attach: () => void }

/** Declares that `handle` runs in the transaction in which `event` is published. */
export const subscribe = <Data, Answer>(
  event: DomainEvent<Data, Answer>,
  handle: Handler<Data, Answer>,
): Subscription => ({ attach: () => event.attach(handle) })
