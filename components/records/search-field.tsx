'use client'
import { TextInput } from 'suomifi-ui-components'

/** A field of a search; its error stands at it and is read with it. */
export function SearchField({ id, label, value, placeholder, problem }: { id: string; label: string; value: string; placeholder?: string; problem?: string | undefined }) {
  return (
    <TextInput id={id} name={id} labelText={label} defaultValue={value} fullWidth visualPlaceholder={placeholder}
      {...(problem !== undefined && { status: 'error' as const, statusText: problem })} />
  )
}
