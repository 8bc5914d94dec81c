// The names of the commands. Shortcuts, toolbar and menus in schema/plugin.json use the same ones.
export const COMMANDS = {
  infillCell: 'jupyt5:infill-cell',
  stop: 'jupyt5:stop',
  accept: 'jupyt5:accept',
  acceptLine: 'jupyt5:accept-line',
  acceptAndRun: 'jupyt5:accept-and-run',
  next: 'jupyt5:show-next',
  previous: 'jupyt5:show-previous',
  regenerate: 'jupyt5:regenerate',
  reject: 'jupyt5:reject'
} as const;
