'use client'
import type { ComponentProps } from 'react'
import { Textarea as SuomifiTextarea, TextInput as SuomifiTextInput } from 'suomifi-ui-components'
import { StyleRegistry } from './style-registry.tsx'

export function TextInput(props: ComponentProps<typeof SuomifiTextInput>) {
  return <StyleRegistry><SuomifiTextInput {...props} /></StyleRegistry>
}

export function Textarea(props: ComponentProps<typeof SuomifiTextarea>) {
  return <StyleRegistry><SuomifiTextarea {...props} /></StyleRegistry>
}
