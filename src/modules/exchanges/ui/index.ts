export { BeforeAfter } from './move/BeforeAfter'
export { UNUSUAL } from './move/MoveConfirm'
export { MovePreview } from './move/MovePreview'
export { ExtensionSwitch } from './record/ExtensionSwitch'
