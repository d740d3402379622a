import { Group, Menu, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import {
  IconBook,
  IconDeviceDesktop,
  IconLogout,
  IconMoon,
  IconSelector,
  IconSun,
  IconUserCircle,
  IconUserCog,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useAccount, useSignOut } from '../../api/account.ts'

const schemes = [
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
] as const

/** Who is signed in, how it looks, what else there is to read, and the way out. */
export function AccountMenu() {
  const account = useAccount()
  const signOut = useSignOut()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="top-start" width={204} withinPortal>
      <Menu.Target>
        <UnstyledButton px={6} py={6} className="row-link" style={{ borderRadius: 6 }}>
          <Group gap={8} wrap="nowrap">
            <IconUserCircle size={18} stroke={1.7} />
            <Text size="sm" className="cut" style={{ flex: 1 }}>
              {account?.name || account?.email || 'Account'}
            </Text>
            <IconSelector size={15} className="quiet" />
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label className="cut">{account?.email}</Menu.Label>
        <Menu.Item leftSection={<IconUserCog size={15} />} component={Link} to="/account">
          Your account
        </Menu.Item>
        <Menu.Divider />
        {schemes.map(({ value, label, icon: Icon }) => (
          <Menu.Item
            key={value}
            leftSection={<Icon size={15} />}
            onClick={() => setColorScheme(value)}
            aria-current={colorScheme === value}
            fw={colorScheme === value ? 600 : 400}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconBook size={15} />} component="a" href="/api/docs" target="_blank">
          Calls of the API
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={15} />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
