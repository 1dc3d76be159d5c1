import { createTheme } from '@mantine/core';

/** What Mantine takes from us in code; colours and sizes are variables in tokens.css. */
export const mantineTheme = createTheme({
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
  },
});
