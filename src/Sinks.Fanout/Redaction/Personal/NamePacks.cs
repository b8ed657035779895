// SPDX-License-Identifier: Apache-2.0
namespace Sinks.Fanout;

/// <summary>The packs that go by names.</summary>
static class NamePacks
{
    static readonly NamePack[] All =
    [
        new(
            RuleNames.Username,
            """
            username loginname logonname accountname samaccountname userprincipalname upn nickname screenname
            displayname fullname firstname lastname surname givenname familyname middlename maidenname cardholder
            cardholdername customername patientname employeename contactname
            """,
            "login user uid sam handle"),
        new(
            RuleNames.Address,
            """
            streetaddress homeaddress postaladdress mailingaddress billingaddress shippingaddress deliveryaddress
            residentialaddress workaddress customeraddress useraddress contactaddress addressline street streetname
            streetnumber housenumber postalcode postcode zipcode city suburb plz
            """,
            "address zip town county"),
        new(
            RuleNames.Geo,
            """
            latitude longitude lat lng lon geolocation geopoint geohash latlng latlon latlong coordinates gps
            gpsposition
            """,
            "geo coords"),
        new(
            RuleNames.Birthdate,
            "birthdate birthday dateofbirth dob birthyear yearofbirth birthmonth placeofbirth birthplace bornon",
            "born age"),
        new(
            RuleNames.Phone,
            """
            phone phonenumber telephone telephonenumber mobilenumber mobilephone cellphone cellnumber faxnumber
            msisdn
            """,
            "tel mobile cell fax"),
        new(
            RuleNames.NationalId,
            """
            passport passportnumber nationalid nationalidnumber taxid taxidnumber taxnumber taxpayerid driverslicense
            driverlicense drivinglicense drivinglicence identitycard identitycardnumber idcard idcardnumber personnummer
            nino pesel cpf cnpj curp aadhaar codicefiscale steuerid socialinsurancenumber
            """),
    ];

    /// <summary>The packs whose rule is on.</summary>
    public static NamePack[] For(Predicate<string> isOn) => [.. All.Where(pack => isOn(pack.Rule))];
}
