// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Sinks.Fanout;

/// <summary>Shows a check every text of an event, with the place and the name it stands under.</summary>
sealed class EventTexts(TextCheck check)
{
    public void Visit(FanoutEvent item)
    {
        Look("Template", item.Template);
        Look("Message", item.Message);
        for (var i = 0; i < item.TemplateNames.Count; i++)
            Look(At("TemplateNames", i), item.TemplateNames[i]);
        Visit("Properties", item.Properties);
        if (item.Exception is not null)
            Visit("Exception", item.Exception);
        Look("EventName", item.EventName);
        Look("SourceContext", item.SourceContext);
        Look("Mechanism", item.Mechanism);
        Visit(item.Context);
        for (var i = 0; i < item.Breadcrumbs.Count; i++)
            Visit(At("Breadcrumbs", i), item.Breadcrumbs[i]);
        if (item.Request is not null)
            Visit(item.Request);
        for (var i = 0; i < item.Attachments.Count; i++)
        {
            Look(At("Attachments", i) + ".FileName", item.Attachments[i].FileName);
            Look(At("Attachments", i) + ".ContentType", item.Attachments[i].ContentType);
            Look(At("Attachments", i) + ".Text", item.Attachments[i].Text);
        }
    }

    void Visit(RequestInfo request)
    {
        Look("Request.Method", request.Method);
        Look("Request.Url", request.Url);
        Look("Request.QueryString", request.QueryString);
        Look("Request.Route", request.Route);
        Look("Request.Id", request.Id);
        Visit("Request.Headers", request.Headers);
        Look("Request.ClientAddress", request.ClientAddress);
    }

    void Visit(FanoutContext context)
    {
        Look("Context.WorkflowId", context.WorkflowId);
        Look("Context.WorkflowRunId", context.WorkflowRunId);
        Look("Context.Step", context.Step);
        Look("Context.UserId", context.UserId);
        Look("Context.TenantId", context.TenantId);
    }

    void Visit(string place, Breadcrumb crumb)
    {
        Look(place + ".Message", crumb.Message);
        Look(place + ".Category", crumb.Category);
        Look(place + ".EventName", crumb.EventName);
        Look(place + ".ExceptionType", crumb.ExceptionType);
        Visit(place + ".Properties", crumb.Properties);
    }

    void Visit(string place, ExceptionInfo exception)
    {
        Look(place + ".Type", exception.Type);
        Look(place + ".Message", exception.Message);
        Look(place + ".Assembly", exception.Assembly);
        Visit(place + ".Data", exception.Data);
        for (var i = 0; i < exception.Frames.Count; i++)
            Visit(At(place + ".Frames", i), exception.Frames[i]);
        for (var i = 0; i < exception.InnerExceptions.Count; i++)
            Visit(At(place + ".InnerExceptions", i), exception.InnerExceptions[i]);
    }

    void Visit(string place, FrameInfo frame)
    {
        Look(place + ".Function", frame.Function);
        Look(place + ".TypeName", frame.TypeName);
        Look(place + ".Assembly", frame.Assembly);
        Look(place + ".File", frame.File);
    }

    void Visit(string place, FanoutProperties properties)
    {
        foreach (var (name, value) in properties)
        {
            Look(place + " (a name)", name);
            Visit($"{place}.{check.Shown(name)}", name, value);
        }
    }

    void Visit(string place, string name, FanoutValue value)
    {
        switch (value.Kind)
        {
            case FanoutValueKind.Structure when value.AsStructure().Count > 0 && check.TakesWhole(name):
                check.Look(place, name, value.ToString());
                break;
            case FanoutValueKind.Structure:
                Visit(place, value.AsStructure());
                break;
            case FanoutValueKind.Sequence:
                for (var i = 0; i < value.AsSequence().Count; i++)
                    Visit(At(place, i), name, value.AsSequence()[i]);
                break;
            case FanoutValueKind.Null or FanoutValueKind.Boolean or FanoutValueKind.Timestamp
                or FanoutValueKind.Duration:
                break;
            case FanoutValueKind.Text:
                check.Look(place, name, value.ToString());
                break;
            default:
                if (value.ToString() is not ("0" or "1"))
                    check.Look(place, name, value.ToString());
                break;
        }
    }

    void Look(string place, string? text)
    {
        if (text is not null)
            check.Look(place, name: "", text);
    }

    static string At(string place, int index) => string.Create(CultureInfo.InvariantCulture, $"{place}[{index}]");
}
