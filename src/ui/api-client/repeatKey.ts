/** How long the same request is taken for a second click on the same button. */
const SAME_CLICK_MS = 2000

type Sent = { key: string; answeredAt: number | null }
const sent = new Map<string, Sent>()

/** `crypto.randomUUID` is there on https and localhost alone. */
const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const isOver = ({ answeredAt }: Sent) => answeredAt !== null && Date.now() - answeredAt > SAME_CLICK_MS

/**
 * The `Idempotency-Key` of a request: the same for a second click, and for every further try until
 * there is an answer, so that one press of a button never makes two records.
 */
export function repeatKey(request: string): { key: string; answered: (isFinal: boolean) => void } {
  for (const [text, entry] of sent) if (isOver(entry)) sent.delete(text)
  const entry: Sent = sent.get(request) ?? { key: newKey(), answeredAt: null }
  sent.set(request, entry)
  return {
    key: entry.key,
    answered: (isFinal) => {
      if (isFinal) entry.answeredAt ??= Date.now()
    },
  }
}
