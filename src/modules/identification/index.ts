export { identifiedProperties } from './evaluate'
export { evaluateItems, periodFacts, type PeriodFacts, receivedBy } from './facts'
export { identifiedExchanges, itemsInForce, noticesOf } from './notices'
export { RECEIPT_COLUMNS } from './receiptFiles'
