import { descriptionProblem } from '../../../law/description'
import { Banner } from '../../../ui/components/Banner'
import type { Item } from './types'

/** Descriptions that may be mistaken for another property, to be read again before the notice is signed. */
export function Doubts({ items }: { items: readonly Item[] }) {
  const doubtful = items.flatMap(({ id, kind, description }) => {
    const problem = descriptionProblem(kind, description)
    return problem ? [{ id, description, problem }] : []
  })
  return (
    <div role="status" className="empty:hidden">
      {doubtful.length > 0 ? (
        <Banner>
          <p>
            {doubtful.length === 1 ? 'One description' : `${doubtful.length} descriptions`} may be mistaken
            for another property. Only what is described without ambiguity is identified (Treas. Reg.
            1.1031(k)-1(c)(3)).
          </p>
          <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">
            {doubtful.map(({ id, description, problem }) => (
              <li key={id} className="break-words">
                “{description.slice(0, 80)}”: {problem}
              </li>
            ))}
          </ul>
        </Banner>
      ) : null}
    </div>
  )
}
