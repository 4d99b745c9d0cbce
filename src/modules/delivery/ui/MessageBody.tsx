import type { ReactNode } from 'react'

const ADDRESS = /(https?:\/\/[^\s<>]+)/

/** The words of a message as they were written, with their addresses to be followed. */
export function MessageBody({ text }: { text: string }) {
  const parts: ReactNode[] = text.split(ADDRESS).map((part, index) =>
    index % 2 === 1 ? (
      <a key={index} href={part} rel="noreferrer" className="break-all text-accent underline">
        {part}
      </a>
    ) : (
      part
    ),
  )
  return <div className="prose-width px-4 py-4 break-words whitespace-pre-wrap">{parts}</div>
}
