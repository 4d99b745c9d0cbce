/** The look of every menu that opens from a button. */
export const MENU =
  'appear z-50 max-h-[70vh] overflow-y-auto rounded border border-edge bg-surface p-1 text-15 text-ink shadow-pop'
export const MENU_ITEM =
  'flex min-h-9 cursor-pointer items-center gap-3 rounded-sm px-3 outline-none select-none data-[highlighted]:bg-sunken data-[disabled]:cursor-default data-[disabled]:text-ink-faint'
