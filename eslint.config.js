// @ts-check
const eslint = require("@eslint/js");
const tseslint = require("typescript-eslint");

/** Time, randomness and the environment enter through `Deps`; only the entry points may reach for the real ones. */
const seams = {
  "no-restricted-properties": [
    "error",
    { object: "Date", property: "now", message: "Take the clock from Deps." },
    { object: "Math", property: "random", message: "Take randomness from Deps." },
  ],
};

module.exports = tseslint.config(
  {
    ignores: [
      "dist/",
      "out/",
      "coverage/",
      "reports/",
      ".stryker-tmp/",
      "cdktf.out/",
      "lib/bindings/",
      "node_modules/",
      "**/*.tgz",
      // A repository of its own, which imports the package by its name.
      "examples/gitops/",
    ],
  },
  eslint.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unnecessary-type-arguments": "off",
      "@typescript-eslint/no-generated-empty-object-type": "off",
      "@typescript-eslint/prefer-literal-enum-member": "off",
      "@typescript-eslint/require-await": "off",
      // Loaded late on purpose; import() of a local file works neither unbuilt nor in a bundle of CommonJS.
      "@typescript-eslint/no-require-imports": [
        "error",
        { allow: ["/grpc-session$", "/formats$", "^\\./(csv|json|yaml)$", "/adopt/catalog$"] },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "max-lines": ["error", { max: 400, skipBlankLines: false, skipComments: false }],
    },
  },
  { files: ["lib/**/*.ts"], ignores: ["lib/testing/**", "lib/provider/main.ts"], rules: seams },
  {
    files: ["**/*.js"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      globals: {
        require: "readonly",
        module: "writable",
        process: "readonly",
        console: "readonly",
        __dirname: "readonly",
      },
    },
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
);
