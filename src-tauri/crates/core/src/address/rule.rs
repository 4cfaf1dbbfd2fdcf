//! Which parameters of an address only say how a reader came, and can go.
//!
//! Each line is our own and names its reason by its group. A parameter that chooses what is shown (`id`,
//! `p`, `q`, `v`, `page`), opens it (`token`, gift and share codes) or signs it is never named here; where a
//! name means one thing on one site and another elsewhere, the rule is that site's alone. Editors can add
//! rules of their own, which go before these.

use serde::{Deserialize, Serialize};

/// What to do with a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It goes.
    Drop,
    /// It stays, whatever a more general rule says.
    Keep,
}

/// A rule: on which host, which parameter, what then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// The host and what stands below it; empty for every host.
    pub host: String,
    /// The parameter's name in lower case; a star at the end stands for any end.
    pub parameter: String,
    /// What then.
    pub verdict: Verdict,
}

/// The rules in force: the editor's own, then ours.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    own: Vec<Rule>,
}

impl Rules {
    /// Ours with these before them.
    pub fn with(own: Vec<Rule>) -> Rules {
        Rules { own }
    }

    /// The editor's own.
    pub fn own(&self) -> &[Rule] {
        &self.own
    }

    /// Ours, those of every host first.
    pub fn shipped() -> Vec<Rule> {
        let rule = |host: &str, parameter: &&str| Rule {
            host: host.to_owned(),
            parameter: (*parameter).to_owned(),
            verdict: Verdict::Drop,
        };
        let everywhere = EVERYWHERE.iter().map(|parameter| rule("", parameter));
        let sites = SITES.iter().flat_map(|(site, names)| names.iter().map(move |name| rule(site, name)));
        everywhere.chain(sites).collect()
    }

    /// Whether a parameter goes on this host.
    pub fn drops(&self, host: &str, parameter: &str) -> bool {
        let name = parameter.to_lowercase();
        if let Some(own) = self.own.iter().find(|rule| is_of(host, &rule.host) && matches(&rule.parameter, &name)) {
            return own.verdict == Verdict::Drop;
        }
        if signs(&name) {
            return false;
        }
        let mut of_host = SITES.iter().filter(|(site, _)| is_of(host, site)).flat_map(|(_, names)| *names);
        of_host.any(|pattern| matches(pattern, &name)) || EVERYWHERE.iter().any(|pattern| matches(pattern, &name))
    }
}

/// Whether a parameter says that the address is signed or opens something with a secret.
pub fn signs(parameter: &str) -> bool {
    let name = parameter.to_ascii_lowercase();
    SIGNED.contains(&name.as_str())
        || name.starts_with("x-amz-")
        || name.starts_with("x-goog-")
        || name.ends_with("token")
}

pub(super) fn is_of(host: &str, site: &str) -> bool {
    site.is_empty()
        || host == site
        || host.strip_suffix(site).is_some_and(|before| before.ends_with('.'))
        // `amazon.*` is the shop of any country.
        || site.strip_suffix('*').is_some_and(|name| host.starts_with(name) || host.contains(&format!(".{name}")))
}

fn matches(pattern: &str, name: &str) -> bool {
    pattern.strip_suffix('*').map_or(pattern == name, |begin| name.starts_with(begin))
}

/// Signatures, logins and what opens a page that is closed to others: their presence fixes the order.
const SIGNED: &[&str] = &[
    "sig",
    "sign",
    "signature",
    "hmac",
    "hash",
    "key",
    "key-pair-id",
    "policy",
    "expires",
    "se",
    "sp",
    "sv",
    "sr",
    "auth",
    "auth_key",
    "authkey",
    "access_code",
    "code",
    "session",
    "sessionid",
    "sid",
    "pass_ticket",
    "password",
    "unlocked_article_code",
    "gift",
    "accesstoken",
    "sharetoken",
    "st",
    "sk",
    "chksm",
    "sn",
    "ticket",
    "oauth_nonce",
    "oauth_signature",
    "guest_pass",
    "unlock",
];

/// Marks of campaigns, clicks and mailings that mean the same wherever they stand.
const EVERYWHERE: &[&str] = &[
    // Campaigns (Urchin, Matomo, Piwik, Adobe, AT Internet).
    "utm_*",
    "mtm_*",
    "pk_campaign",
    "pk_kwd",
    "pk_source",
    "pk_medium",
    "pk_content",
    "pk_cid",
    "piwik_*",
    "matomo_*",
    "s_cid",
    "xtor",
    "at_campaign",
    "at_medium",
    "at_custom*",
    "at_link_*",
    "at_ptr_*",
    "at_bbc_*",
    "at_format",
    "ns_campaign",
    "ns_mchannel",
    "ns_source",
    "ns_linkname",
    "cmpid",
    "campaignid",
    "ad_id",
    "adset_id",
    "adgroupid",
    // Clicks on advertisements.
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "gad_source",
    "gad_campaignid",
    "srsltid",
    "fbclid",
    "msclkid",
    "twclid",
    "ttclid",
    "yclid",
    "ysclid",
    "li_fat_id",
    "epik",
    "rdt_cid",
    "rb_clickid",
    "irclickid",
    "irgwc",
    "_openstat",
    "wickedid",
    "obclid",
    "tblci",
    "dicbo",
    "qclid",
    "sc_cid",
    "vmcid",
    "bd_vid",
    "qz_gdt",
    // Measuring across pages.
    "_ga",
    "_gl",
    "_gac",
    "_hsenc",
    "_hsmi",
    "__hssc",
    "__hstc",
    "__hsfp",
    "hsctatracking",
    "__s",
    "_branch_match_id",
    "_branch_referrer",
    "igshid",
    "igsh",
    "mkt_tok",
    "oly_anon_id",
    "oly_enc_id",
    "vero_conv",
    "vero_id",
    "__twitter_impression",
    // Mailings.
    "mc_cid",
    "mc_eid",
    "mc_tc",
    "ml_subscriber",
    "ml_subscriber_hash",
    "ck_subscriber_id",
    "sib_id",
    "bsft_*",
    "_ke",
    "_kx",
    "_bta_tid",
    "_bta_c",
    "dm_i",
    "trk_contact",
    "trk_msg",
    "trk_module",
    "trk_sid",
    "elqtrackid",
    "elqtrack",
    "et_rid",
    "sc_src",
    "sc_lid",
    "sc_uid",
    "sc_llid",
    "nr_email_referer",
    // Buttons for sharing.
    "soc_src",
    "soc_trk",
    "sr_share",
    "share_source",
    "share_medium",
    "share_plat",
    "share_session_id",
    "share_tag",
    "isappinstalled",
    "__cf_chl_rt_tk",
    // What a consent page and a measuring firm leave behind.
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "wt_mc",
    "wt_zmc",
];

/// Names that mean something else elsewhere.
const SITES: &[(&str, &[&str])] = &[
    ("youtube.com", &["si", "feature", "pp", "ab_channel", "embeds_referring_euri", "source_ve_path"]),
    ("youtu.be", &["si", "feature", "pp"]),
    ("twitter.com", &["s", "t", "ref_src", "ref_url", "cxt", "cn"]),
    ("x.com", &["s", "t", "ref_src", "ref_url", "cxt", "cn"]),
    (
        "facebook.com",
        &["__tn__", "__cft__*", "mibextid", "paipv", "eav", "hc_ref", "fref", "rdid", "share_url", "extid"],
    ),
    ("instagram.com", &["img_index_src", "hl_src"]),
    ("linkedin.com", &["trk", "trackingid", "lipi", "refid", "rcm", "trkinfo", "originalsubdomain"]),
    ("reddit.com", &["share_id", "rdt", "correlation_id", "ref", "ref_source", "ref_campaign"]),
    ("tiktok.com", &["_r", "_t", "is_from_webapp", "sender_device", "web_id", "is_copy_url"]),
    ("spotify.com", &["si", "nd", "dlsi", "context"]),
    ("apple.com", &["itsct", "itscg", "ct", "mt", "ls"]),
    ("substack.com", &["r", "isfreemail", "triedredirect", "publication_id", "post_id"]),
    ("medium.com", &["source"]),
    (
        "google.*",
        &["ved", "ei", "sxsrf", "sca_esv", "gs_lcp", "gs_lcrp", "oq", "aqs", "sourceid", "uact", "bih", "biw", "usg"],
    ),
    ("bing.com", &["cvid", "form", "qs", "pq", "sc"]),
    (
        "amazon.*",
        &["ref", "ref_", "pf_rd_*", "pd_rd_*", "pd_rd_w", "content-id", "qid", "sprefix", "crid", "dib", "dib_tag"],
    ),
    (
        "nytimes.com",
        &[
            "smid",
            "smtyp",
            "partner",
            "emc",
            "nl",
            "te",
            "campaign_id",
            "instance_id",
            "segment_id",
            "user_id",
            "regi_id",
            "searchresultposition",
        ],
    ),
    ("wsj.com", &["mod", "reflink", "cx_testid", "cx_testvariant", "cx_artpos"]),
    ("washingtonpost.com", &["wpisrc", "wpmm", "itid", "tid"]),
    ("bloomberg.com", &["srnd", "sref", "leadsource"]),
    ("ft.com", &["ftcamp", "segmentid", "sharetype", "ftag"]),
    ("theguardian.com", &["cmp", "cmp_tu", "cmp_bunit"]),
    ("bbc.co.uk", &["ocid", "intlink_from_url"]),
    ("bbc.com", &["ocid", "intlink_from_url"]),
    ("cnn.com", &["cid", "hpt", "iref"]),
    ("reuters.com", &["taid", "feedtype", "feedname"]),
    ("scmp.com", &["module", "pgtype", "campaign", "tpcc"]),
    ("economist.com", &["fsrc", "etear"]),
    ("yahoo.com", &["ncid"]),
    ("wikipedia.org", &["wprov"]),
    ("dailymail.co.uk", &["ito"]),
    ("cnet.com", &["ftag"]),
    ("zdnet.com", &["ftag"]),
    ("msn.com", &["cvid", "ei", "ocid", "pc"]),
    (
        "weixin.qq.com",
        &[
            "scene",
            "subscene",
            "clicktime",
            "enterid",
            "ascene",
            "devicetype",
            "nettype",
            "wx_header",
            "sharer_*",
            "exportkey",
            "version",
            "srcid",
            "from",
            "mpshare",
            "click_id",
        ],
    ),
    ("weibo.com", &["from", "mod", "refer_flag", "ssl_rnd", "is_all"]),
    ("weibo.cn", &["from", "wm", "luicode", "lfid", "featurecode", "sourcetype"]),
    (
        "bilibili.com",
        &[
            "spm_id_from",
            "vd_source",
            "from_spmid",
            "from_source",
            "unique_k",
            "bbid",
            "share_times",
            "buvid",
            "is_story_h5",
            "plat_id",
            "up_id",
            "timestamp",
        ],
    ),
    ("zhihu.com", &["share_code", "s_r", "s_s_i", "hybrid_search_source"]),
    (
        "toutiao.com",
        &[
            "timestamp",
            "req_id",
            "use_new_style",
            "wid",
            "app",
            "is_hit_share_recommend",
            "category_new",
            "log_from",
            "tt_from",
            "is_new_connect",
            "is_new_user",
            "upstream_biz",
        ],
    ),
    ("sina.com.cn", &["vt", "cre", "mod", "loc", "r", "rfunc", "tj", "wm"]),
    ("sohu.com", &["spm", "scm", "_trans_"]),
    ("163.com", &["spss", "spsnuid", "spsdevid", "spsvid", "spsshare", "spsts", "spstoken"]),
    ("36kr.com", &["f"]),
    ("huxiu.com", &["f"]),
    ("xiaohongshu.com", &["xsec_source", "xhsshare", "appuid", "apptime", "share_id"]),
    ("douyin.com", &["previous_page", "u_code", "share_version", "with_sec_did", "from_aid", "from_ssr"]),
    ("news.qq.com", &["openapp", "web_channel", "no-redirect"]),
    ("csdn.net", &["spm", "ops_request_misc", "request_id", "biz_id"]),
    ("taobao.com", &["spm", "scm", "pvid", "ali_trackid", "ali_refid", "abbucket"]),
    ("tmall.com", &["spm", "scm", "pvid", "ali_trackid", "ali_refid", "abbucket"]),
    ("alibaba.com", &["spm", "scm", "tracelog"]),
    ("aliyun.com", &["spm", "scm", "source", "usercode"]),
    ("jd.com", &["cu", "ad_od", "abt"]),
    ("caixin.com", &["originreferrer", "cxw"]),
    ("ebay.*", &["_trkparms", "_trksid", "mkevt", "mkcid", "mkrid", "campid", "toolid", "hash", "amdata"]),
];
