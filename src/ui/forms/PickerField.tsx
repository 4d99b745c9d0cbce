'use client'
import { useController, type Control, type FieldValues, type Path } from 'react-hook-form'
import { pick, type Pick } from './pick'
import { RecordPicker, type PickerProps } from './RecordPicker'

type Props<In extends FieldValues, Out> = PickerProps & {
  form: { control: Control<In, unknown, Out> }
  name: Path<In>
  onChosen?: (pick: Pick | null) => void
}

/** Chooses a record as a field of a form. */
export function PickerField<In extends FieldValues, Out>({
  form,
  name,
  onChosen,
  ...picker
}: Props<In, Out>) {
  const { field, fieldState } = useController({ control: form.control, name })
  const chosen = pick.safeParse(field.value)
  return (
    <RecordPicker
      {...picker}
      name={name}
      input={field.ref}
      chosen={chosen.success ? chosen.data : null}
      onChoose={(pick) => {
        field.onChange(pick)
        onChosen?.(pick)
      }}
      error={fieldState.error?.message}
    />
  )
}
