import type { TransferPreview } from '../../transferPreview'
import { Banner } from '../../../../ui/components/Banner'
import { withWrittenDates, writtenDate } from '../../../../ui/format/dates'
import { BeforeAfter } from './BeforeAfter'

/** More than this is a list nobody reads. */
const SHOWN = 12

/** The warnings that the new date brings: an agreement after it makes the exchange invalid. */
function Warnings({ warnings }: Pick<TransferPreview, 'warnings'>) {
  const grave = warnings.filter(({ code }) => code === 'exchange-likely-invalid')
  const others = warnings.filter(
    ({ code }) => code !== 'exchange-likely-invalid' && !code.endsWith('-not-recorded'),
  )
  return (
    <>
      {grave.map(({ message }) => (
        <Banner key={message} kind="failure">
          {withWrittenDates(message)}
        </Banner>
      ))}
      {others.length > 0 ? (
        <ul className="flex list-disc flex-col gap-1 pl-5 text-15">
          {others.map(({ code, message }) => (
            <li key={code}>{withWrittenDates(message)}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Tasks({ tasks }: Pick<TransferPreview, 'tasks'>) {
  if (tasks.length === 0) return <p className="text-ink-soft">No task moves.</p>
  return (
    <div>
      <p className="font-medium">{tasks.length === 1 ? 'One task moves' : `${tasks.length} tasks move`}</p>
      <ul className="mt-1 flex flex-col gap-1 text-15">
        {tasks.slice(0, SHOWN).map(({ id, title, from, to, ends }) => (
          <li key={id}>
            {title}:{' '}
            {ends
              ? 'no longer needed'
              : `from ${from ? writtenDate(from) : 'no date'} to ${to ? writtenDate(to) : 'no date'}`}
          </li>
        ))}
      </ul>
      {tasks.length > SHOWN ? (
        <p className="text-13 text-ink-soft">And {tasks.length - SHOWN} more.</p>
      ) : null}
    </div>
  )
}

function Notices({ notices }: Pick<TransferPreview, 'notices'>) {
  if (notices.length === 0)
    return <p className="text-ink-soft">Every notice of identification counts as before.</p>
  return (
    <ul className="flex flex-col gap-2">
      {notices.map(({ id, typedName, counts, reason }) => (
        <li key={id}>
          <Banner
            kind={counts ? 'info' : 'failure'}
          >{`The notice of identification${typedName ? ` signed by ${typedName}` : ''} ${counts ? 'counts again.' : 'loses its effect.'}${!counts && reason ? ` ${withWrittenDates(reason)}` : ''}`}</Banner>
        </li>
      ))}
    </ul>
  )
}

/** What another transfer date moves, before it is saved: deadlines, status, tasks, and notices that lose their effect. */
export function MovePreview({ preview }: { preview: TransferPreview }) {
  return (
    <div className="flex flex-col gap-4">
      <BeforeAfter before={preview.before} after={preview.after} />
      <Warnings warnings={preview.warnings} />
      <Notices notices={preview.notices} />
      <Tasks tasks={preview.tasks} />
    </div>
  )
}
