import { ROLES, type Role } from '../../../core/access/matrix'
import { CheckField } from '../../../ui/components/SelectField'
import { ROLE_NAMES } from '../../../ui/format/terms'

/** Of whom a second factor is asked. What the start of the platform asks for cannot be taken back here. */
export function SecondFactorRoles({ chosen, fixed }: { chosen: readonly Role[]; fixed: readonly Role[] }) {
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium">A second factor is asked of</legend>
      {ROLES.map((role) =>
        fixed.includes(role) ? (
          <div key={role}>
            <CheckField
              checked
              disabled
              readOnly
              label={ROLE_NAMES[role]}
              hint="Set where the platform is started (REQUIRE_2FA)."
            />
            {chosen.includes(role) ? <input type="hidden" name="requireSecondFactor" value={role} /> : null}
          </div>
        ) : (
          <CheckField
            key={role}
            name="requireSecondFactor"
            value={role}
            defaultChecked={chosen.includes(role)}
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
