import { type ThemeConfig, theme } from 'antd';
import { dark, light, motion, radius, target } from '../tokens.ts';

/** Ant Design in the house's paper and ink: vermilion on the primary button alone. */
export function themeOf(mode: 'light' | 'dark'): ThemeConfig {
  const tone = mode === 'dark' ? dark : light;
  return {
    algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: tone.ink,
      colorInfo: tone.inkSoft,
      colorSuccess: tone.green,
      colorWarning: tone.amber,
      colorError: tone.vermilionInk,
      colorText: tone.ink,
      colorTextSecondary: tone.inkSoft,
      colorTextDescription: tone.inkSoft,
      colorTextPlaceholder: tone.inkSoft,
      colorBgBase: tone.sheet,
      colorBgLayout: tone.paper,
      colorBgContainer: tone.sheet,
      colorBorder: tone.ruleStrong,
      colorBorderSecondary: tone.rule,
      colorLink: tone.ink,
      colorLinkHover: tone.vermilionInk,
      fontFamily: 'var(--face-sans)',
      fontSize: 16,
      borderRadius: radius,
      borderRadiusLG: radius,
      borderRadiusSM: radius,
      controlHeight: target,
      controlHeightSM: target,
      // What comes and goes does so at once: of a motion that the browser skips nothing is told, and what should leave then stays, in a button's name too.
      motion: false,
      motionDurationFast: `${motion / 2000}s`,
      motionDurationMid: `${motion / 1000}s`,
      motionDurationSlow: `${motion / 1000}s`,
      boxShadow: 'none',
      boxShadowSecondary: `0 6px 24px rgba(0, 0, 0, ${mode === 'dark' ? 0.5 : 0.12})`,
    },
    components: {
      Button: {
        colorPrimary: tone.vermilion,
        colorPrimaryHover: tone.vermilionDeep,
        colorPrimaryActive: tone.vermilionDeep,
        primaryColor: tone.onVermilion,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        fontWeight: 500,
      },
      Checkbox: { controlInteractiveSize: 20 },
      Radio: { radioSize: 20 },
      Modal: { titleFontSize: 20 },
    },
  };
}
