export { AnswerLine, Warnings } from './CalculatorFrame'
export { Decision } from './Decision'
export { PURPOSE_NAMES } from './purposes'
