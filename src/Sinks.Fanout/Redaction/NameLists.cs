// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The built-in names, normalised: lower case, without separators.</summary>
static class NameLists
{
    /// <summary>Secret when the joined form is one of these.</summary>
    public static readonly WordSet Secret = new("""
        password passwd pwd pw pass passphrase passcode passhash pin pincode otp totp mfacode twofactor twofactorcode
        2fa recoverycode securityanswer certificatepassword passwords otpcode totpcode verificationcode
        secret clientsecret appsecret consumersecret sharedsecret apisecret webhooksecret apikey xapikey appkey
        applicationkey accesskey accesskeysecret secretkey secretaccesskey privatekey sharedaccesskey
        sharedaccesssignature accountkey storagekey masterkey signingkey signaturekey encryptionkey subscriptionkey
        ocpapimsubscriptionkey licensekey sshkey gpgkey pgpkey sessionkey pkcs8 pfx pemfile sastoken apikeys
        secretkeybase psk presharedkey keymaterial githubpat gitlabpat personalaccesstoken
        token accesstoken refreshtoken idtoken authtoken apitoken sessiontoken bearertoken securitytoken csrf csrftoken
        xsrf xsrftoken bearer jwt authorization proxyauthorization xauthtoken auth credential credentials creds
        basicauth httpauth
        cookie cookies setcookie sessionid phpsessid jsessionid aspnetsessionid connectsid
        connectionstring connectionstrings connstring connstr
        cvv cvv2 cvc securitycode creditcard creditcardnumber cardnumber ccnumber pan iban ssn socialsecuritynumber
        """);

    /// <summary>Short entries of <see cref="Secret"/> that tell as a last word too: <c>user_ssn</c>.</summary>
    public static readonly WordSet ShortSecret = new("pw creds ssn iban cvv cvv2 cvc jwt csrf xsrf");

    /// <summary>Secret when the value looks random: names that stand for a word as often.</summary>
    public static readonly WordSet Hint = new("""
        session symfony authentication apisignature certificatepin oauth passwordb passw securityquestion salt
        cipher crypt
        """);

    /// <summary>Not secret when these are the last words, though they look it.</summary>
    public static readonly WordSet Harmless = new("""
        publickeytoken jsonwebtoken cancellationtoken continuationtoken pagetoken nextpagetoken syntaxtoken jsontoken
        tokentype tokencount tokens maxtokens inputtokens outputtokens prompttokens completiontokens totaltokens
        tokenendpoint tokenurl tokenexpiry tokenlifetime tokenizer publictoken withcredentials
        keyid keyname keytype keylength keyword keyboard keyspace primarykey foreignkey partitionkey rowkey sortkey
        cachekey routingkey messagekey idempotencykey lookupkey hashkey objectkey registrykey publickey
        author authors authority authenticated isauthenticated authenticationtype authenticationscheme authmethod
        authorizationpolicy cookiename cookiepolicy samesite
        passwordless passwordpolicy passwordlength passwordchangedat passwordcheckresult compass passed passenger
        bypass passthrough passcount secretname secretid secretarn secretversion secretpath secretary pinned pinning
        """);

    /// <summary>Last words that say the value is about a secret, not the secret itself.</summary>
    public static readonly WordSet HarmlessEnding = new("""
        id name type length size count policy scheme provider endpoint url uri path file arn version expires expiry
        expiration changed created updated enabled required valid result status algorithm alg format
        """);

    /// <summary>Words that may follow <c>password</c>, <c>secret</c> or <c>token</c>.</summary>
    public static readonly WordSet Repetition = new("confirmation confirm again new old current value number");

    /// <summary>Words that make a last word <c>key</c> a secret.</summary>
    public static readonly WordSet SecretKeyKind =
        new("api access secret private signing encryption master account license");

    /// <summary>Words that make a last word <c>key</c> a mere identifier.</summary>
    public static readonly WordSet HarmlessKeyKind = new("""
        public primary foreign partition row sort cache routing message idempotency lookup hash object registry bucket
        schema group lock composite natural surrogate unique index dictionary map resource translation event record
        metric search deduplication header config configuration setting option property field column table document
        entity aggregate stream topic blob file hot arrow shift control enter escape tab function modifier shortcut
        s3 i18n locale localization translation label menu feature flag ordering parameter sequence pub idx
        error mon tur don hoc joc whis mic lac flun
        """);

    /// <summary>First words of questions, whose answer is no secret: <c>HasPassword</c>.</summary>
    public static readonly WordSet Question =
        new("is has have had are was require requires required needs should can must supports show hide with");

    /// <summary>Words that make a last word <c>pin</c> a secret, which else is a part of a circuit or a map.</summary>
    public static readonly WordSet PinOwner =
        new("user card sim login account atm bank door security customer device parental secret new old current");

    /// <summary>Words that make a last word <c>pass</c> a password: <c>SMTP_PASS</c>.</summary>
    public static readonly WordSet PassOwner = new("""
        db database smtp mail imap ftp sftp user admin root sql mysql postgres pg redis mongo rabbitmq mqtt ldap proxy
        ssh sudo auth login account keystore wifi http https basic service default
        """);
}
