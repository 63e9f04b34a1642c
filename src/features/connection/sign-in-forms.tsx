import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { Connection, Session } from '#api/session.ts'
import { signInWithKey, signInWithPassword } from '#api/sign-in.ts'
import { Button } from '#ui/button.tsx'
import { Notice } from '#ui/notice.tsx'
import { Segmented } from '#ui/segmented.tsx'
import { Switch } from '#ui/switch.tsx'
import { TextField } from '#ui/text-field.tsx'
import { useSignIn } from './use-sign-in.ts'

export type SignInFormsProps = {
  /** Where one can sign in, at least one. */
  readonly connections: readonly [Connection, ...Connection[]]
  /** How the person had signed in. */
  readonly before?: { readonly way: 'key' | 'password'; readonly email: string }
  readonly onSignIn: (session: Session, onThisDevice: boolean) => void
}

/** Sign-in by key, or by email and password. */
export function SignInForms({ connections, before, onSignIn }: SignInFormsProps) {
  const [where, setWhere] = useState(connections[0].id)
  const connection = connections.find(({ id }) => id === where) ?? connections[0]
  const [way, setWay] = useState(before?.way ?? 'key')
  const [key, setKey] = useState('')
  const [email, setEmail] = useState(before?.email ?? '')
  const [password, setPassword] = useState('')
  const [onThisDevice, setOnThisDevice] = useState(false)
  const { isPending, failure, run } = useSignIn((session) => onSignIn(session, onThisDevice))
  const submit = () =>
    run(() =>
      way === 'key'
        ? signInWithKey(connection, key.trim())
        : signInWithPassword(connection, email.trim(), password),
    )
  const isComplete = way === 'key' ? key.trim() !== '' : email.trim() !== '' && password !== ''
  return (
    <Form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (isComplete && !isPending) submit()
      }}
    >
      {connections.length > 1 ? (
        <Segmented
          label="Where to sign in"
          items={connections}
          value={connection.id}
          onChange={setWhere}
        />
      ) : null}
      <Segmented
        label="How to sign in"
        items={[
          { id: 'key', label: 'API key' },
          { id: 'password', label: 'Email and password' },
        ]}
        value={way}
        onChange={setWay}
      />
      {way === 'key' ? (
        <TextField
          label="API key"
          type="password"
          autoComplete="off"
          value={key}
          onChange={setKey}
        />
      ) : (
        <>
          <TextField
            label="Email"
            type="email"
            autoComplete="username"
            value={email}
            onChange={setEmail}
          />
          <TextField
            label="Password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={setPassword}
          />
        </>
      )}
      <Switch isSelected={onThisDevice} onChange={setOnThisDevice}>
        Remember on this device
      </Switch>
      {failure === null ? null : <Notice tone="bad">{failure}</Notice>}
      <Button type="submit" variant="primary" size="large" isDisabled={!isComplete || isPending}>
        {isPending ? 'Signing in…' : 'Sign in'}
      </Button>
    </Form>
  )
}
