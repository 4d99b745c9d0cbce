import { useRef, useState } from 'react'
import { answerOf, api } from '../../../ui/api-client/client'
import { mappingOf, namesPeople, readFile, withChoice, type Choice } from './types'
import type { Imported, Mapping, Preview, SentFile } from './types'

/** What one request takes, once the file is written as text. */
export const LARGEST_MB = 1.4

type State = {
  file: SentFile | null
  choice: Choice
  /** Take contacts over that are there already, too. */
  twice: boolean
  mapping: Mapping
  preview: Preview | null
}
const NOTHING: State = { file: null, choice: {}, twice: false, mapping: {}, preview: null }

const asked = ({ file, choice, twice }: State & { file: SentFile }) => ({
  ...file,
  ...choice,
  duplicates: twice ? ('create' as const) : ('skip' as const),
})

/** An import on its way: the file, what is said of it, how its rows look, and what became of them. */
export function useImport(onDone: () => Promise<unknown>) {
  const [state, setState] = useState(NOTHING)
  const [done, setDone] = useState<Imported | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const [waiting, setWaiting] = useState(false)
  // Somebody may choose on while an answer is on its way: an older one is none any more.
  const turn = useRef(0)

  /** Asks how the rows look; without a mapping the columns are taken as they suggest themselves. */
  async function look(next: State, mapping: Mapping | null) {
    if (!next.file) return
    turn.current += 1
    const mine = turn.current
    setState({ ...next, mapping: mapping ?? next.mapping })
    setFailure(null)
    setWaiting(false)
    if (mapping && !namesPeople(mapping)) return
    setWaiting(true)
    const answer = await answerOf(
      api.POST('/api/imports/contacts/preview', {
        body: { ...asked({ ...next, file: next.file }), ...(mapping ? { mapping } : {}) },
      }),
    )
    if (mine !== turn.current) return
    setWaiting(false)
    if (answer.ok) setState({ ...next, preview: answer.body, mapping: mappingOf(answer.body.columns) })
    else setFailure(answer.message)
  }

  async function choose(chosen: File | undefined) {
    turn.current += 1
    setState(NOTHING)
    setDone(null)
    setFailure(null)
    if (!chosen) return
    if (chosen.size > LARGEST_MB * 1_000_000)
      setFailure(`The file is larger than ${LARGEST_MB} MB: split it.`)
    else await look({ ...NOTHING, file: await readFile(chosen) }, null)
  }

  async function commit() {
    const { file, mapping } = state
    if (!file) return
    setWaiting(true)
    const answer = await answerOf(
      api.POST('/api/imports/contacts', { body: { ...asked({ ...state, file }), mapping } }),
    )
    setWaiting(false)
    setFailure(answer.ok ? null : answer.message)
    if (!answer.ok) return
    setDone(answer.body)
    setState(NOTHING)
    await onDone()
  }

  return {
    ...state,
    done,
    failure,
    waiting,
    choose,
    commit,
    /** Another sheet, encoding or header: the columns are others, and are suggested anew. */
    say: (choice: Choice) => look({ ...state, choice: withChoice(state.choice, choice) }, null),
    map: (mapping: Mapping) => look(state, mapping),
    setTwice: (twice: boolean) => look({ ...state, twice }, state.mapping),
  }
}
