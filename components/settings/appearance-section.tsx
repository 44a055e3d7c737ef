'use client';
import { chooseTheme, THEME_CHOICES, type ThemeChoice, useThemeChoice } from '@/lib/client/theme';
import { Section } from './section';

const WORDS: Record<ThemeChoice, string> = { system: 'As the device', light: 'Light', dark: 'Dark' };

export function AppearanceSection() {
  const theme = useThemeChoice();
  return (
    <Section id="appearance" title="Appearance">
      <fieldset className="flex flex-wrap gap-2">
        <legend className="sr-only">Theme</legend>
        {THEME_CHOICES.map((choice) => (
          <label
            key={choice}
            className="flex min-h-11 cursor-pointer items-center rounded-md border border-edge bg-surface px-4 has-checked:border-ink has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-3 has-focus-visible:outline-action"
          >
            <input
              type="radio"
              name="theme"
              className="sr-only"
              checked={theme === choice}
              onChange={() => chooseTheme(choice)}
            />
            {WORDS[choice]}
          </label>
        ))}
      </fieldset>
    </Section>
  );
}
