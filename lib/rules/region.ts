import { suggestion } from "./suggestion";

/** The public regions. New ones come, so that one which is not among them may be one nevertheless. */
const REGIONS: readonly string[] = [
  ...["cn-beijing", "cn-chengdu", "cn-fuzhou", "cn-guangzhou", "cn-hangzhou", "cn-heyuan", "cn-hongkong"],
  ...["cn-huhehaote", "cn-nanjing", "cn-qingdao", "cn-shanghai", "cn-shenzhen", "cn-wuhan-lr"],
  ...["cn-wulanchabu", "cn-zhangjiakou", "cn-zhengzhou-jva"],
  ...["ap-northeast-1", "ap-southeast-1", "eu-central-1", "eu-west-1", "me-central-1", "me-east-1"],
  ...["na-south-1", "us-east-1", "us-southeast-1", "us-west-1"],
];

/**
 * Checks the form of a region's id: words of small letters and digits, joined by hyphens.
 *
 * @returns undefined when fine, else what is wrong and what is allowed
 */
export function checkRegion(value: string): string | undefined {
  return /^[a-z]{2}(-[a-z0-9]+)+$/.test(value)
    ? undefined
    : "is not the id of a region: it has small letters, digits and hyphens, as in cn-hangzhou or eu-central-1";
}

/** The region that was probably meant; undefined for a known one, and for one that differs in its number only. */
export function probableRegion(region: string): string | undefined {
  const known = REGIONS.some((each) => withoutNumbers(each) === withoutNumbers(region));
  return known ? undefined : suggestion(region, REGIONS);
}

function withoutNumbers(region: string): string {
  return region.replace(/\d+/g, "");
}
