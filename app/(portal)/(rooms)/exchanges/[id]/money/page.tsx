import { isStaff } from '@/src/access/matrix'
import { exchangeScope } from '@/src/access/scope'
import { theExchange } from '@/src/portal/theExchange'
import { MoneyRoom } from '@/src/ui/money/MoneyRoom'

type Args = { params: Promise<{ id: string }> }

/** The money of one exchange: the worksheet for the return, and whether funds may go out. */
export default async function MoneyPage({ params }: Args) {
  const {
    session: { actor, pool },
    exchange,
  } = await theExchange((await params).id)
  const managed = await exchangeScope(pool, actor, 'manage')
  return (
    <MoneyRoom
      exchange={exchange.id}
      works={isStaff(actor.role) && (managed === 'all' || managed.includes(exchange.id))}
    />
  )
}
