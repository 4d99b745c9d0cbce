'use client'
import * as z from 'zod/mini'
import { answerOf, api } from '../../../ui/api-client/client'
import { Dialog } from '../../../ui/components/Dialog'
import { CheckField } from '../../../ui/components/SelectField'
import { ApiForm, FormButtons } from '../../../ui/forms/ApiForm'
import { Field } from '../../../ui/forms/Field'
import { requiredText } from '../../../ui/forms/schemas'
import { useApiForm } from '../../../ui/forms/useApiForm'

const schema = z.object({ name: requiredText('Give the view a name.', 100), shared: z.boolean() })

type Props = {
  list: 'exchanges' | 'tasks' | 'contacts'
  view: string
  mayShare: boolean
  onClose: () => void
  onSaved: () => void
}

/** Keeps the view of a list under a name. */
export function SaveDialog({ list, view, mayShare, onClose, onSaved }: Props) {
  const form = useApiForm({
    schema,
    values: { name: '', shared: false },
    submit: (body) =>
      answerOf(
        api.POST('/api/saved-views', {
          body: { ...body, list, query: Object.fromEntries(new URLSearchParams(view)) },
        }),
      ),
    onDone: onSaved,
  })
  return (
    <Dialog title="Save this view" onClose={onClose}>
      <ApiForm form={form} label="Save this view">
        <Field
          label="Name"
          hint="It keeps search, filters, order and columns as they are now."
          {...form.field('name')}
          required
          maxLength={100}
          autoFocus
        />
        {mayShare ? <CheckField label="For everybody of the firm" {...form.check('shared')} /> : null}
        <FormButtons form={form} submit="Save" onCancel={onClose} />
      </ApiForm>
    </Dialog>
  )
}
