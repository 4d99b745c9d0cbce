import { ROLES, type Role } from '../../../core/access/matrix'
import { CheckField } from '../../../ui/components/SelectField'
import { ROLE_NAMES } from '../../../ui/format/terms'

type Props = { chosen: readonly Role[]; fixed: readonly Role[]; onChoose: (roles: Role[]) => void }

/** Of whom a second factor is asked. What the start of the platform asks for cannot be taken back here. */
export function SecondFactorRoles({ chosen, fixed, onChoose }: Props) {
  const toggle = (role: Role) =>
    onChoose(chosen.includes(role) ? chosen.filter((entry) => entry !== role) : [...chosen, role])
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium">A second factor is asked of</legend>
      {ROLES.map((role) =>
        fixed.includes(role) ? (
          <CheckField
            key={role}
            checked
            disabled
            readOnly
            label={ROLE_NAMES[role]}
            hint="Set where the platform is started (REQUIRE_2FA)."
          />
        ) : (
          <CheckField
            key={role}
            checked={chosen.includes(role)}
            onChange={() => toggle(role)}
            label={ROLE_NAMES[role]}
          />
        ),
      )}
      <p className="text-13 text-ink-soft">
        Whoever has none yet sets it up at the next sign-in. Sessions without one are asked for it when they
        are renewed.
      </p>
    </fieldset>
  )
}
