// Who keeps the dates of matters of law. Apart from the schemas, since the frame asks it before any is loaded.

export const dateKeepers = ['lawyer', 'advocate', 'prosecutor', 'guardian', 'supervisor'] as const
